// Tells what is being typed into the search box, after a short pause, so that its count can be shown before Enter.
const PAUSE = 250

export default function (component) {
  const { setStateValue } = component
  const box = document.querySelector(".st-key-search input")
  if (!box) return
  let waiting
  const hear = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => setStateValue("typed", box.value), PAUSE)
  }
  box.addEventListener("input", hear)
  return () => {
    clearTimeout(waiting)
    box.removeEventListener("input", hear)
  }
}
