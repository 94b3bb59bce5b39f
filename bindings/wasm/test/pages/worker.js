import * as tieuchi from "../../index.js";
import { evalIsRefused, run } from "./run.js";

run(tieuchi).then((result) => postMessage({ ...result, evalIsRefused: evalIsRefused() }));
