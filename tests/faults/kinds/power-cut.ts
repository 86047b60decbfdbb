import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {LoopDisk, whyNoLoopDisk} from '../loop-disk.ts';
import type {LineFault} from '../line.ts';
import type {Kind} from './kind.ts';

export const powerCuts: readonly Kind[] = [
  {
    name: 'power-cut',
    title: 'the device loses its power at the moment its citizen was told "saved"',
    weight: 3,
    cannot: whyNoLoopDisk,
    async play(cycle) {
      const {stage, dice} = cycle;
      const ratings = await cycle.citizens(1, 4);
      const disk = new LoopDisk(fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-disk-')));
      const usual = stage.device;
      const device = stage.newDevice(path.join(disk.root, 'profile'));
      cycle.atEnd.push(async () => {
        stage.device = usual;
        await device.kill();
        disk.remove();
      });
      stage.device = device;
      await device.switchOn();
      const tab = await cycle.openTab();
      // A profile that was there before, as on every device that was used; its store may be as new as the page.
      disk.sync();
      const silence: LineFault = {do: 'hang', forwarded: false};
      const fault = dice.pick([undefined, silence]);
      cycle.line.plan = () => fault;
      let left = dice.between(1, ratings.length);
      cycle.whenTold = ({what}) => {
        if (what !== 'saved' || --left > 0) return;
        cycle.whenTold = () => undefined;
        void device.kill();
        disk.cutPower();
      };
      await tab.submit(ratings);
      await device.kill();
      disk.comeBack();
    },
  },
];
