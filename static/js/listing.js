// Filters, order and pages of a listing update in place: same addresses, same HTML, no jump.
import { announce } from "./announce.js";

const PARTS = ["filters", "results"];
const TYPING = 350; // ms of silence before typed words count

let running; // the request under way; a newer one ends it
let shown = location.pathname + location.search; // what the page shows now

export function watchListing() {
  if (!PARTS.every((id) => document.getElementById(id))) return;
  let timer;
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-listing]");
    if (form && event.target.type === "checkbox") show(addressOf(form));
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-listing]");
    if (!form || event.target.type !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(() => show(addressOf(form)), TYPING);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-listing]")) return;
    event.preventDefault();
    clearTimeout(timer);
    show(addressOf(event.target));
  });
  document.addEventListener("click", onClick);
  window.addEventListener("popstate", () => {
    // A link to a part of this page goes through here, too, and changes nothing.
    if (location.pathname + location.search !== shown) show(location.href, { push: false });
  });
}

function onClick(event) {
  const link = event.target.closest("#results a, #filters a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  const isHere = url.origin === location.origin && url.pathname === location.pathname;
  if (!isHere || link.hasAttribute("download")) return;
  event.preventDefault();
  show(url.href, { scroll: link.closest(".pagination") !== null });
}

/** The address that the form would lead to, without its empty fields. */
function addressOf(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(fields).toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
}

async function show(url, { push = true, scroll = false } = {}) {
  running?.abort();
  const request = (running = new AbortController());
  document.getElementById("results").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (request.signal.aborted) return;
    if (push) history.pushState(null, "", url);
    shown = location.pathname + location.search;
    replace(fresh);
    if (scroll) document.getElementById("results").scrollIntoView();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

function replace(fresh) {
  const focus = describeFocus();
  const open = new Set([...document.querySelectorAll("[data-group][open]")].map((group) => group.dataset.group));
  const isUnfolded = document.querySelector(".filters-toggle")?.open;
  const typed = document.activeElement?.type === "search" ? document.activeElement.value : null;
  for (const id of PARTS) {
    document.getElementById(id).replaceWith(fresh.getElementById(id));
  }
  document.title = fresh.title;
  for (const group of document.querySelectorAll("[data-group]")) {
    group.open = group.open || open.has(group.dataset.group);
  }
  const toggle = document.querySelector(".filters-toggle");
  if (toggle) toggle.open = isUnfolded;
  restoreFocus(focus, typed);
  announce(document.querySelector("[data-count]").textContent);
}

/** Where the focus is, in words that hold for the new HTML as well. */
function describeFocus() {
  const element = document.activeElement;
  if (!element?.closest("#filters, #results")) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.name) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  return "#results [data-count]";
}

function restoreFocus(selector, typed) {
  const element = selector && document.querySelector(selector);
  if (!element) return;
  if (element.matches("[data-count]")) element.tabIndex = -1;
  if (typed !== null) element.value = typed;
  element.focus({ preventScroll: true });
}
