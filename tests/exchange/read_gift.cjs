// Reads GIFT from standard input with somebody else's parser and prints its questions as JSON.
const { parse } = require("gift-pegjs");
const { readFileSync } = require("node:fs");
process.stdout.write(JSON.stringify(parse(readFileSync(0, "utf8"))));
