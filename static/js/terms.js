// Shows what a term means beside it while it is pointed at or has the focus. The term stays a link
// to its page; Escape puts the note away, and one can move the pointer onto it.

const LINGER = 250; // milliseconds to get from the term to the note

let note, shown, leaving;

function made() {
  note = document.createElement("div");
  note.className = "term-note";
  note.id = "term-note";
  note.role = "tooltip";
  note.popover = "manual";
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", hide);
  document.body.append(note);
  return note;
}

function show(term) {
  clearTimeout(leaving);
  if (shown === term) return;
  hide();
  shown = term;
  (note ?? made()).textContent = term.dataset.term;
  term.setAttribute("aria-describedby", note.id);
  note.showPopover();
  place(term.getClientRects()[0]);
}

function place(line) {
  const { width, height } = note.getBoundingClientRect();
  const below = line.bottom + height < innerHeight;
  note.style.top = `${below ? line.bottom : line.top - height}px`;
  note.style.left = `${Math.max(8, Math.min(line.left, innerWidth - width - 8))}px`;
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  note?.hidePopover();
}

export function explainTerms() {
  for (const term of document.querySelectorAll("[data-term]")) {
    term.addEventListener("pointerenter", () => show(term));
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", hide);
    term.addEventListener("pointerleave", () => {
      leaving = setTimeout(hide, LINGER);
    });
  }
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { passive: true });
}
