// A form that a passkey fills: the browser's options are asked for, the device answers, the form is sent as any other.
// Without passkeys the element stays hidden, and what stands beside it (an app, a password) is used.
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// What parseCreationOptionsFromJSON and its sibling do, for browsers that do not have them yet.
const withBytes = ({ publicKey: options }) => {
  const named = (list) => list?.map((one) => ({ ...one, id: toBytes(one.id) }));
  const user = options.user && { ...options.user, id: toBytes(options.user.id) };
  return {
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      ...(user && { user }),
      ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
      ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
    },
  };
};

const asJson = ({ id, rawId, type, response, authenticatorAttachment }) => {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const held = parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]);
  return { id, rawId: toText(rawId), type, authenticatorAttachment, response: Object.fromEntries(held), clientExtensionResults: {} };
};

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    this.hidden = false;
    this.form = this.querySelector("form");
    this.said = this.querySelector(".passkey-said");
    this.form.addEventListener("submit", (event) => this.begin(event));
  }

  async begin(event) {
    if (!this.form.elements.credential.disabled) return;
    event.preventDefault();
    this.said.textContent = "";
    try {
      const credential = await this.ceremony(await this.options());
      this.form.elements.credential.value = JSON.stringify(asJson(credential));
      this.form.elements.credential.disabled = false;
      this.form.requestSubmit();
    } catch {
      this.said.textContent = this.dataset.failed;
    }
  }

  async options() {
    const fields = new FormData();
    fields.set("wants", "options");
    fields.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(this.form.action, { method: "POST", body: fields });
    return withBytes(await answer.json());
  }

  ceremony(options) {
    return this.getAttribute("ceremony") === "create" ? navigator.credentials.create(options) : navigator.credentials.get(options);
  }
}
customElements.define("passkey-form", PasskeyForm);
