// While a file is being checked, asks every few seconds whether it is done, and shows it when it is.
const SECONDS = [3, 3, 5, 5, 10, 10, 20, 30, 60];

async function look(turn) {
  const state = document.querySelector("[data-look-again]");
  if (!state) return;
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector(".upload-state");
    if (found && !found.hasAttribute("data-look-again")) {
      state.replaceWith(found);
      document.querySelector("#announcer")?.replaceChildren(found.querySelector("h2").textContent);
      return;
    }
  } catch {
    // No connection now; the next turn comes anyway.
  }
  wait(turn + 1);
}

function wait(turn) {
  setTimeout(() => look(turn), SECONDS[Math.min(turn, SECONDS.length - 1)] * 1000);
}

wait(0);
