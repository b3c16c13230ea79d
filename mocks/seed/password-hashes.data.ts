/**
 * What `tabPasswords.hash` made of the demo's passwords: a first start does not hash ten passwords again. A password
 * that is missing here is hashed when the seed is made.
 */
export const passwordHashes: Readonly<Record<string, string>> = {
  'Alice-runs-acme-1':
    '$argon2id$v=19$m=19456,t=2,p=1$74r44cxhNaNPSrWaynzm9w$2biMDVRRB4uNxMx+2uQQqi9UbHZlR8Q0XH3+UuLV7AY',
  'Bob-builds-acme-2':
    '$argon2id$v=19$m=19456,t=2,p=1$hS0ydcnH4qKQupkpIBHf7g$/hB4EqZ7facM0kIHVqdReLpNVFttbk3LrHB/ql2CALk',
  'Carol-reads-acme-3':
    '$argon2id$v=19$m=19456,t=2,p=1$HRhfzHrAppSij4qnNfrS7Q$Lm3C5X0Zn0OUUDFVtRlsXSw9QVN5Yjh5jNBw5glnKz0',
  'Dave-waits-acme-4':
    '$argon2id$v=19$m=19456,t=2,p=1$59/abd9EPHP041olf/xNyA$PJ449tf81HhEPD+oGThyU9VykZUN3s/wkId02EkfuN8',
  'Erin-starts-acme-5':
    '$argon2id$v=19$m=19456,t=2,p=1$3ZpUrKM6KCzjy1AQWBhBOQ$bsbaUx96hCJZAHsjReoG0zD4hVlDMb4AO4Ny8dNeIW8',
  'Frank-forgot-acme-6':
    '$argon2id$v=19$m=19456,t=2,p=1$vmFxAKdR8xmRd3bv3IBHPA$te/4RV4M64b0xBC+kGs8y5G5v9LXPijonpoLLC9IQV0',
  'Grace-enrols-acme-7':
    '$argon2id$v=19$m=19456,t=2,p=1$VVccEukHKE/ita+SOernOA$pBGcyG78G5nbZjB9vvoyRQonABTvfoOIlOGC4R7297g',
  'Root-of-acme-0':
    '$argon2id$v=19$m=19456,t=2,p=1$rEeZdKwE1bQhop0bhSt7Lg$hrsUQ5gLDIOCVTIbiq66iYlHcEqYeVDnAj/Xh/HBEf4',
  'Root-of-acme-dev-0':
    '$argon2id$v=19$m=19456,t=2,p=1$e5ilexnz2AMEPeTY4Xl0PA$kj/Xb89O9YBMtasXZ3C9Sv3lv0kqcH2SiBD9Y3kxDx0',
  'One-of-five-thousand-8':
    '$argon2id$v=19$m=19456,t=2,p=1$kxH7fH8Nj7G2Ru0XDBDzhw$Br9fRQO4d35N26bXnTPfgphCZwOyhUrQZhm2ZeZROLI',
}
