// Everything that the browser keeps of this site.
async () => [
  ...document.cookie.split("; ").filter(Boolean),
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(({ name }) => name),
  ...(await caches.keys()),
];
