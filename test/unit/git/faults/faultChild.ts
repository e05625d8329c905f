// A process that carries one act out: `node faultChild.js REQUEST`. Says "begin" before it and the outcome after it.
import { writeSync } from "node:fs";
import { performAct, type ActRequest } from "./performAct";

const request = JSON.parse(process.argv[2] ?? "") as ActRequest;
writeSync(1, "begin\n");
void performAct(request).then((outcome) => writeSync(1, `${outcome}\n`));
