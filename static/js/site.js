// Everything here is an addition: each page works without it.
import { watchCopyButtons } from "./copy-link.js";
import { focusErrorSummary } from "./errors.js";
import { watchListing } from "./listing.js";
import { addLocalTimes } from "./local-time.js";
import { suggestPages } from "./suggest.js";
import { explainTerms } from "./terms.js";

focusErrorSummary();
watchCopyButtons();
watchListing();
addLocalTimes();
suggestPages();
explainTerms();
