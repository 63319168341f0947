// Passkeys: forms that a browser fills in with what a key has signed. They are hidden until we know
// that this browser can.
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const withBytes = (list) => (list ?? []).map((entry) => ({ ...entry, id: decode(entry.id) }));

function plain(credential) {
  const { response } = credential;
  const told = { clientDataJSON: encode(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) told[name] = encode(response[name]);
  }
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: told,
  };
}

async function sign({ publicKey }) {
  const challenge = decode(publicKey.challenge);
  const allowCredentials = withBytes(publicKey.allowCredentials);
  return navigator.credentials.get({ publicKey: { ...publicKey, challenge, allowCredentials } });
}

async function create({ publicKey }, alone) {
  const selection = { ...publicKey.authenticatorSelection };
  selection.residentKey = alone ? "required" : "discouraged";
  selection.requireResidentKey = alone;
  if (alone) selection.userVerification = "required";
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      user: { ...publicKey.user, id: decode(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
      authenticatorSelection: selection,
    },
  });
}

const given = (form) => JSON.parse(form.dataset.options);

async function asked(form) {
  const body = new URLSearchParams(new FormData(form));
  body.delete("credential");
  const answer = await fetch(form.action, { method: "POST", body });
  if (!answer.ok) throw new Error("no challenge");
  return answer.json();
}

const WAYS = {
  login: async (form) => sign(await asked(form)),
  answer: async (form) => sign(given(form)),
  create: async (form) => create(given(form), form.elements.passwordless?.checked ?? false),
};

async function fill(event) {
  const form = event.target;
  event.preventDefault();
  const trouble = form.querySelector("[data-passkey-error]");
  trouble.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(plain(await WAYS[form.dataset.passkey](form)));
  } catch {
    trouble.hidden = false;
    return;
  }
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", fill);
  }
}
