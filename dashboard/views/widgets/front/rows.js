// A list to read and click: events, sentences, articles. All text comes in through textContent.
const make = (tag, name, text) => {
  const node = document.createElement(tag)
  if (name) node.className = name
  if (text !== undefined) node.textContent = text
  return node
}

const pieces = (parts, into) => {
  for (const [text, kind] of parts) into.append(kind ? make("span", kind, text) : document.createTextNode(text))
  return into
}

const line = (row, tell) => {
  const opens = row.id && !row.act
  const item = make(opens ? "button" : "div", "item" + (row.lit ? " lit" : ""))
  if (opens) {
    item.type = "button"
    item.onclick = () => tell("opened", row.id)
  }
  if (row.lit) item.setAttribute("aria-current", "true")
  if (row.lead !== undefined) item.append(make("span", "lead", row.lead))
  const body = make("span", "body")
  body.append(pieces(row.text, make("span", "text")))
  if (row.meta.length) body.append(pieces(row.meta, make("span", "meta")))
  item.append(body)
  return item
}

// A button of its own beside the line: only it acts.
const withAct = (row, item, tell) => {
  if (!row.act) return item
  const button = make("button", "act", row.act)
  button.type = "button"
  button.setAttribute("aria-label", row.act + ": " + row.text.map(([text]) => text).join(""))
  button.onclick = () => tell("acted", row.id)
  const both = make("div", "with_act")
  both.append(item, button)
  return both
}

const shown = (row, tell) => withAct(row, withTick(row, line(row, tell), tell), tell)

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".rows")
  const items = () => [...root.querySelectorAll("button")]
  const at = items().indexOf(parentElement.activeElement ?? null)
  root.className = "rows " + (data.style ?? "")
  root.replaceChildren(...data.rows.map((row) => shown(row, setTriggerValue)))
  root.onkeydown = (press) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[press.key]
    const now = items().indexOf(parentElement.activeElement ?? null)
    if (!step || now < 0) return
    press.preventDefault()
    items()[now + step]?.focus()
  }
  if (at >= 0) items()[at]?.focus()
}
