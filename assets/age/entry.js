// What age.js is made from. To make it anew, in an empty folder with this file:
//
//   npm install age-encryption@0.3.1 @noble/ciphers@2.4.0 @noble/curves@2.4.0 @noble/hashes@2.4.0 @noble/post-quantum@0.5.4 @scure/base@2.4.0 esbuild@0.28.2
//   npx esbuild entry.js --bundle --minify --format=iife --global-name=age --target=es2020 --charset=utf8 --legal-comments=none \
//     --banner:js="/*! age-encryption and the packages it needs: see LICENSE beside this file. BSD-3-Clause and MIT. */" --outfile=age.js
//
// A page that loads it has window.age; it fetches nothing. The browser's own cryptography
// is left alone: over plain HTTP, as in a town hall's own network, there is none, and
// what works in one place only is found out last.
import { forceWebCryptoOff } from "./node_modules/age-encryption/dist/x25519.js";

forceWebCryptoOff(true);

export { Encrypter, Decrypter, armor, generateX25519Identity, identityToRecipient } from "age-encryption";
