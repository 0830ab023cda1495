// Key words in context, each a line: what stands before, the hit, what stands after. All text comes in through textContent.
const make = (tag, name, text) => {
  const node = document.createElement(tag)
  node.className = name
  if (text !== undefined) node.textContent = text
  return node
}

// Written from right to left, what comes before stands at the right.
const side = (name, text, rtl) => {
  const cell = make("span", `side ${name}`)
  if (rtl) cell.dir = "rtl"
  cell.append(make("span", "", text))
  return cell
}

// A blank parts a word from the hit, not a mark that is written close to it.
const before = (text) => (/[\p{L}\p{N}.,;:!?’”"')\]%]$/u.test(text) ? text + " " : text)
const after = (text) => (/^[.,;:!?’”')\]%]/u.test(text) ? text : " " + text)

const line = (row, tell) => {
  if (row.group !== undefined) {
    const head = make("div", "group", row.group)
    head.append(make("span", "", row.meta))
    return head
  }
  const item = make("button", "line")
  item.type = "button"
  item.onclick = () => tell("opened", row.id)
  const hit = make("span", "hit", row.hit)
  if (row.rtl) hit.dir = "rtl"
  const [first, second] = row.rtl ? ["right", "left"] : ["left", "right"]
  item.append(side(first, before(row.before), row.rtl), hit, side(second, after(row.after), row.rtl), make("span", "meta", row.meta))
  return item
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".lines")
  root.replaceChildren(...data.rows.map((row) => withTick(row, line(row, setTriggerValue), setTriggerValue)))
  const items = [...root.querySelectorAll("button")]
  root.onkeydown = (press) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[press.key]
    const now = items.indexOf(parentElement.activeElement ?? null)
    if (!step || now < 0) return
    press.preventDefault()
    items[now + step]?.focus()
  }
}
