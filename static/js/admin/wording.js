// Asks, when the panel is opened or the button pressed, what the guard says about the form as it is
// now; nothing is saved by that.

const panel = document.querySelector("[data-wording]");
const side = document.querySelector("[data-side-panel=wording]");
const form = document.querySelector("[data-edit-form]");

function count(remarks) {
  const found = Number(remarks.querySelector("[data-remarks]").dataset.remarks);
  const counter = document.querySelector(
    "[data-side-panel-toggle=wording] [data-side-panel-toggle-counter]",
  );
  counter.textContent = found;
  counter.hidden = found === 0;
}

async function check() {
  const state = panel.querySelector("[role=status]");
  const remarks = panel.querySelector("[data-wording-remarks]");
  state.textContent = state.dataset.waiting;
  try {
    const body = new URLSearchParams(
      [...new FormData(form)].filter(([, value]) => typeof value === "string"), // no files
    );
    const answer = await fetch(panel.dataset.wording, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    remarks.replaceChildren(...fresh.body.childNodes);
    count(remarks);
    state.textContent = "";
  } catch {
    state.textContent = state.dataset.failed;
  }
}

if (panel && form) {
  panel.querySelector("[data-wording-check]").addEventListener("click", check);
  side.addEventListener("show", check);
}
