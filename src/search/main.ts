import './old-browsers.ts';
import { moreTools } from './more-loader.ts';
import { openEngine } from './open-engine.ts';
import { siteAddress, startPage } from './page.ts';

startPage(openEngine, async () => (await moreTools(siteAddress())).side);
