// Copies the address of what is on the screen.
export default function (component) {
  const { parentElement } = component
  const button = parentElement.querySelector("button")
  button.onclick = async () => {
    const say = (text) => {
      button.textContent = text
      setTimeout(() => (button.textContent = "Copy link"), 1600)
    }
    try {
      await navigator.clipboard.writeText(window.location.href)
      say("Copied")
    } catch {
      say("Copy it from the address bar")
    }
  }
}
