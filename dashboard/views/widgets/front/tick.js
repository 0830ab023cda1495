// A box of its own beside the line: a click on the line opens it, one on the box ticks it.
const withTick = (row, item, tell) => {
  if (row.ticked === undefined) return item
  const box = document.createElement("input")
  box.className = "tick"
  box.type = "checkbox"
  box.checked = row.ticked
  box.setAttribute("aria-label", "Tick")
  box.onchange = () => tell("ticked", row.id)
  const both = document.createElement("div")
  both.className = "with_tick"
  both.append(box, item)
  return both
}

