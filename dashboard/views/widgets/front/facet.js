// A facet: values with counts and bars, check boxes that the keyboard reaches, "not" to leave a value out.
// All text comes in through textContent, so nothing of an article can become markup.
const make = (tag, name, text) => {
  const node = document.createElement(tag)
  if (name) node.className = name
  if (text !== undefined) node.textContent = text
  return node
}

const select = (spec, tell) => {
  const box = make("select", "switch")
  box.setAttribute("aria-label", spec.label)
  for (const [value, label] of spec.options) {
    const option = make("option", "", label)
    option.value = value
    option.selected = value === spec.value
    box.append(option)
  }
  box.onchange = () => tell("switched", { name: spec.name, value: box.value })
  const around = make("span", "around")
  around.append(box)
  return around
}

const line = (row, tell, mayLeaveOut, links) => {
  const item = make("div", "row" + (row.chosen ? " chosen" : "") + (row.excluded ? " excluded" : ""))
  if (row.fixed) item.classList.add("fixed")
  const label = make(row.fixed ? "div" : links ? "button" : "label", "line")
  if (links) item.classList.add("fixed")
  if (links) label.onclick = () => tell("toggled", row.key)
  else if (!row.fixed) label.append(tick(row, tell))
  const name = make("span", "name", row.label)
  name.title = row.label
  label.append(name, make("span", "count", row.count.toLocaleString("en")))
  const bar = make("div", "bar")
  bar.style.width = (100 * row.share).toFixed(1) + "%"
  item.append(label)
  if (mayLeaveOut) item.append(leaveOut(row, tell))
  item.append(bar)
  return item
}

const tick = (row, tell) => {
  const box = make("input")
  box.type = "checkbox"
  box.checked = row.chosen
  box.onchange = () => tell("toggled", row.key)
  return box
}

const leaveOut = (row, tell) => {
  const not = make("button", "not", row.excluded ? "put back" : "leave out")
  not.type = "button"
  not.setAttribute("aria-label", not.textContent + ": " + row.label)
  not.onclick = () => tell("left_out", row.key)
  return not
}

const focusable = (root) => [...root.querySelectorAll("input, select, button")]

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".facet")
  const at = focusable(root).indexOf(parentElement.activeElement ?? null)
  root.replaceChildren()
  root.style.setProperty("--kind", data.colour)
  const head = make("div", "head")
  head.append(make("span", "title", data.title))
  const switches = make("span", "switches")
  for (const spec of data.selects) switches.append(select(spec, setTriggerValue))
  head.append(switches)
  root.append(head)
  for (const row of data.rows) root.append(line(row, setTriggerValue, data.may_leave_out, data.links))
  if (data.more) {
    const more = make("button", "more", data.more)
    more.type = "button"
    more.onclick = () => setTriggerValue("more", true)
    root.append(more)
  }
  // Drawn anew after each click, so the focus is put back where it was.
  if (at >= 0) focusable(root)[at]?.focus()
}
