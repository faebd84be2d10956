// A provider that speaks SAML for the journeys: saml-idp with its own pages, asked for lasting names. It signs response
// and assertion, as it always does; its page /settings changes with what.
const { writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { runServer } = require("saml-idp");

const [, , port, site, keys] = process.argv;
const ours = `${site}/sign-in/by/university`;
const attribute = (id) => ({ id, displayName: id, description: "", optional: true, multiValue: false });

// Its style sheet asks for fonts of another host, which journeys refuse; its pages do without, and without an icon.
const shown = join(dirname(require.resolve("saml-idp/package.json")), "public");
writeFileSync(join(shown, "css", "bootstrap.css"), "");
writeFileSync(join(shown, "favicon.ico"), "");

runServer({
  host: "localhost",
  port: Number(port),
  cert: `${keys}/university.pem`,
  key: `${keys}/university.key`,
  issuer: `http://localhost:${port}/`,
  acsUrl: `${ours}/saml/`,
  audience: `${ours}/metadata/`,
  config: {
    user: { userName: "", nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" },
    metadata: [attribute("mail"), attribute("displayName")],
  },
});
