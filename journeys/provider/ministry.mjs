// A provider of sign-ins for the journeys: oidc-provider with two plain pages of our own, which fetch nothing.
// Whoever gives a name at the first page is that person; a name that ends in "+mfa" has used two factors.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [, , port, site] = process.argv;
const secret = process.env.HOUSE_SECRET;

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "multaqa",
      client_secret: secret,
      redirect_uris: [`${site}/sign-in/by/ministry/return/`],
      token_endpoint_auth_method: "client_secret_basic",
    },
  ],
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false, // they stand in the ID token, not only on the page of a person
  cookies: { keys: [secret] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => ({ accountId: id, claims: () => claimsOf(id) }),
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
});
const speak = provider.callback();

function claimsOf(id) {
  const name = id.replace("+mfa", "");
  return { sub: id, name, email: `${name}@ministry.example`, email_verified: true };
}

const pages = {
  login: '<form method="post"><input name="who" required><button name="act" value="enter">Enter</button></form>',
  consent:
    '<form method="post"><button name="act" value="allow">Allow</button><button name="act" value="refuse">Refuse</button></form>',
};

async function formOf(request) {
  let body = "";
  for await (const piece of request) body += piece;
  return new URLSearchParams(body);
}

function enteredAs(id) {
  return { accountId: id, amr: id.endsWith("+mfa") ? ["pwd", "mfa"] : ["pwd"] };
}

async function decided(form, { params, session }) {
  if (form.get("act") === "enter") return { login: enteredAs(form.get("who")) };
  if (form.get("act") === "refuse") return { error: "access_denied", error_description: "refused" };
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return { consent: { grantId: await grant.save() } };
}

async function interact(request, response) {
  const asked = await provider.interactionDetails(request, response);
  if (request.method === "POST") {
    const decision = await decided(await formOf(request), asked);
    return provider.interactionFinished(request, response, decision, { mergeWithLastSubmission: true });
  }
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  return response.end(`<!doctype html><link rel="icon" href="data:,"><title>Ministry</title><h1>Ministry</h1>${pages[asked.prompt.name]}`);
}

createServer((request, response) => {
  if (!request.url.startsWith("/interaction/")) return speak(request, response);
  return interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
}).listen(Number(port), "127.0.0.1");
