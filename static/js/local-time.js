// Adds the reader's own time to events in another time zone.
export function addLocalTimes() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  for (const when of document.querySelectorAll("[data-local-time]")) {
    if (when.dataset.zone !== timeZone) addLocalTime(when);
  }
}

function addLocalTime(when) {
  const [start, end = start] = [...when.querySelectorAll("time")].map((time) => new Date(time.dateTime));
  if (offset(start, when.dataset.zone) === offset(start)) return;
  const format = new Intl.DateTimeFormat(readers(document.documentElement.lang), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const note = document.createElement("span");
  note.className = "event-when__local";
  note.textContent = ` ${format.formatRange(start, end)} ${when.dataset.label}`;
  when.append(note);
}

/** English here is Europe's: the day stands before the month, as in what the server writes. */
function readers(language) {
  return language === "en" ? "en-GB" : language;
}

/** Clock reading of a moment in a zone: two zones with the same reading need no translation. */
function offset(moment, timeZone) {
  return moment.toLocaleString("en", { timeZone });
}
