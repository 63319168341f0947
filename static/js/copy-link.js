// "Copy link" buttons: hidden until we know that this browser can copy.
import { announce } from "./announce.js";

export function watchCopyButtons() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.closest("[hidden]")?.removeAttribute("hidden");
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  announce(button.dataset.done);
  const label = button.lastChild;
  const before = label.textContent;
  label.textContent = button.dataset.done;
  setTimeout(() => {
    label.textContent = before;
  }, 2500);
}
