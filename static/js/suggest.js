// Names of pages below a search field, while one types: a combobox whose list lies in the top layer.
// Nothing is suggested without this module; the form searches as ever.
import { announce } from "./announce.js";

const FEWEST = 2; // letters
const SILENCE = 150; // ms without a keystroke before the site is asked
const GAP = 4; // px between field and list
const LOWEST = 160; // px that the list has at the least, though it reach below the window

const sheet = new CSSStyleSheet(); // where the list lies: no element has a style of its own
let list; // one for all fields
let field; // the field it stands below, while it is open
let timer;
let running; // the request under way; a newer one ends it

function made() {
  list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.role = "listbox";
  list.popover = "manual";
  document.adoptedStyleSheets.push(sheet);
  // The field keeps the focus; a press on the list must not take it.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  return list;
}

function option({ title, url, kind }, number) {
  const item = document.createElement("li");
  item.id = `suggestion-${number}`;
  item.role = "option";
  item.ariaSelected = "false";
  item.dataset.url = url;
  const words = document.createElement("span");
  words.textContent = title;
  const label = document.createElement("span");
  label.className = "suggestions__kind";
  label.textContent = kind;
  item.append(words, label);
  return item;
}

async function ask(input) {
  running?.abort();
  const words = input.value.trim();
  if (words.length < FEWEST) return shut();
  const request = (running = new AbortController());
  const url = `${input.dataset.suggest}?${new URLSearchParams({ q: words })}`;
  try {
    const answer = await fetch(url, { signal: request.signal });
    const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
    if (!request.signal.aborted && document.activeElement === input) show(input, suggestions);
  } catch (error) {
    if (error.name !== "AbortError") shut(); // offline: the form still says what is wrong
  }
}

function show(input, suggestions) {
  shut();
  if (!suggestions.length) return;
  field = input;
  (list ?? made()).replaceChildren(...suggestions.map(option));
  // In a landmark, and in none of the boxes there that cut off what reaches out of them.
  input.closest("header, main").append(list);
  list.ariaLabel = input.dataset.suggestions;
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "true");
  list.showPopover();
  place();
  announce(`${input.dataset.suggestions}: ${suggestions.length}`);
}

function place() {
  if (!field) return;
  const { left, bottom, width } = field.form.getBoundingClientRect();
  const height = Math.max(LOWEST, innerHeight - bottom - 2 * GAP);
  const put = (start) =>
    sheet.replaceSync(
      `.suggestions { top: ${bottom + GAP}px; left: ${start}px; min-width: ${width}px; max-height: ${height}px }`,
    );
  put(GAP); // where it is as wide as it likes
  put(Math.max(GAP, Math.min(left, document.documentElement.clientWidth - list.offsetWidth - GAP)));
}

/** Close the list. The options are gone with it, or a field would name one that is not there. */
function shut() {
  if (!field) return;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  field.removeAttribute("aria-controls");
  field = undefined;
  list.hidePopover();
  list.replaceChildren();
}

const active = () => list?.querySelector("[aria-selected=true]");

function move(step) {
  const items = [...list.children];
  const now = active();
  if (now) now.ariaSelected = "false";
  // Before the first and after the last lies the field itself, with what was typed.
  const number = (items.indexOf(now) + 1 + step + items.length + 1) % (items.length + 1);
  const next = items[number - 1];
  if (!next) return field.removeAttribute("aria-activedescendant");
  next.ariaSelected = "true";
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
}

/** Go to a page by a link, so that whoever watches links (leave.js) sees it. */
function go(item) {
  if (!item) return;
  const link = document.createElement("a");
  link.href = item.dataset.url;
  link.hidden = true;
  document.body.append(link);
  shut();
  link.click();
  link.remove();
}

function onKeyDown(event) {
  if (!field || event.isComposing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) move(steps[event.key]);
  else if (event.key === "Enter" && active()) go(active());
  else if (event.key === "Escape") shut();
  else return;
  event.preventDefault();
}

export function suggestPages() {
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    input.role = "combobox";
    input.ariaAutoComplete = "list";
    input.ariaExpanded = "false";
    input.autocomplete = "off";
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(input), SILENCE);
    });
    input.addEventListener("keydown", onKeyDown);
    input.addEventListener("blur", () => {
      clearTimeout(timer);
      running?.abort();
      shut();
    });
  }
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  addEventListener("pagehide", shut); // or the list would be there when one comes back
}
