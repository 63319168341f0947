// The quick way out of a sensitive page: the link, or Shift pressed three times. Without this module
// the link still leads away; with it the page is blank at once and gone from the tab's history.
import { announce } from "./announce.js";

const PRESSES = 3;
const WITHIN = 5000; // ms from the first press to the last

const link = document.querySelector(".leave");
let pressedAt = []; // when Shift was pressed alone, as far as it still counts
let isAlone = false; // nothing else was touched since Shift went down
let hasLeft = false; // kept with the page, should the browser bring it back from its memory

function leave() {
  hasLeft = true;
  const { href } = link;
  document.title = "";
  document.documentElement.replaceChildren();
  location.replace(href);
}

function forget() {
  if (pressedAt.length) announce("");
  pressedAt = [];
  isAlone = false;
}

function onKeyDown(event) {
  if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) forget();
  else if (!event.repeat) isAlone = true;
}

function onKeyUp(event) {
  if (event.key !== "Shift") return forget();
  if (!isAlone) return;
  isAlone = false;
  const now = performance.now();
  pressedAt = [...pressedAt.filter((then) => now - then <= WITHIN), now];
  if (pressedAt.length >= PRESSES) leave();
  else announce(pressedAt.length === 1 ? link.dataset.twice : link.dataset.once);
}

/** Say whether a click on this link, or sending this form, shows another page of ours in this tab. */
function staysHere(event, address, target) {
  if (event.defaultPrevented || event.button > 0) return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  return (!target || target === "_self") && new URL(address).origin === location.origin;
}

// Going on within the site takes the place of the sensitive page, or Back would lead there again
// after one has left from a later one.
function onClick(event) {
  const clicked = event.target.closest("a[href]");
  if (!clicked) return;
  if (clicked === link) {
    event.preventDefault();
    leave();
  } else if (!clicked.hasAttribute("download") && staysHere(event, clicked.href, clicked.target)) {
    event.preventDefault();
    location.replace(clicked.href);
  }
}

function onSubmit(event) {
  const form = event.target;
  if (form.method !== "get" || !staysHere(event, form.action, form.target)) return;
  event.preventDefault();
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form, event.submitter));
  location.replace(url);
}

window.addEventListener("keydown", onKeyDown, { capture: true });
window.addEventListener("keyup", onKeyUp, { capture: true });
window.addEventListener("pointerdown", forget, { capture: true });
window.addEventListener("blur", forget);
window.addEventListener("pageshow", () => hasLeft && location.replace(link.href));
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
link.querySelector("[hidden]")?.removeAttribute("hidden");
