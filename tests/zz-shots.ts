import { openChromium, serve } from '/work/main/tests/chromium.ts';
const { server, origin } = await serve('/tmp/finder-dist');
const b = await openChromium();
const shot = async (path:string,name:string,o:any={},act?:(p:any)=>Promise<void>)=>{const c=await b.newContext({viewport:{width:1100,height:800},...o});const p=await c.newPage();p.on('console',(m)=>console.log(path,m.text()));await p.goto(origin+path);if(act)await act(p);await p.screenshot({path:`/tmp/finder/${name}.png`});await c.close();};
await shot('/','home390',{viewport:{width:390,height:800}});
await shot('/search/','search',{},async p=>{await p.getByRole('searchbox').fill('archive');await p.waitForTimeout(1500);});
await shot('/search/','searchdark',{colorScheme:'dark',viewport:{width:390,height:800}});
await shot('/feed.xml','feed');
await b.close(); server.close();
