// Buttons for Markdown above texts that take it. Everything they do can be typed as well.
const AROUND = { bold: "**", italic: "*" };
const BEFORE = { list: "* ", heading: "## " };
const KEYS = { b: "bold", i: "italic", k: "link" };

const bar = document.querySelector("template[data-markdown-bar]");
for (const area of document.querySelectorAll("textarea[data-markdown]")) equip(area);

function equip(area) {
  const buttons = bar.content.firstElementChild.cloneNode(true);
  for (const button of buttons.children) {
    button.setAttribute("aria-controls", area.id);
    button.addEventListener("click", () => mark(area, button.dataset.mark));
  }
  area.before(buttons);
  area.addEventListener("keydown", (event) => {
    const what = KEYS[event.key.toLowerCase()];
    if (!what || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    mark(area, what);
  });
}

function mark(area, what) {
  area.focus();
  if (what in AROUND) around(area, AROUND[what]);
  else if (what in BEFORE) before(area, BEFORE[what]);
  else link(area);
}

/** Put a mark around what is selected, or take it away where it is. */
function around(area, sign) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end);
  const size = sign.length;
  const isMarked = words.length > 2 * size && words.startsWith(sign) && words.endsWith(sign);
  const marked = isMarked ? words.slice(size, -size) : sign + words + sign;
  put(area, marked, start, end);
  if (words) area.setSelectionRange(start, start + marked.length);
  else area.setSelectionRange(start + size, start + size);
}

/** Put a sign before each selected line, or take it away where all have it. */
function before(area, sign) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const found = value.indexOf("\n", area.selectionEnd);
  const end = found < 0 ? value.length : found;
  const lines = value.slice(start, end).split("\n");
  const areMarked = lines.every((line) => line.startsWith(sign));
  const marked = lines.map((line) => (areMarked ? line.slice(sign.length) : sign + line)).join("\n");
  put(area, marked, start, end);
  area.setSelectionRange(lines.length > 1 ? start : start + marked.length, start + marked.length);
}

/** Make a link of what is selected, and select its address, to be typed over. */
function link(area) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end);
  put(area, `[${words}](https://)`, start, end);
  const at = start + words.length + 3;
  if (words) area.setSelectionRange(at, at + "https://".length);
  else area.setSelectionRange(start + 1, start + 1);
}

/** Replace a stretch of the text so that the browser can undo it. */
function put(area, words, start, end) {
  area.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, words)) return;
  area.setRangeText(words, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
