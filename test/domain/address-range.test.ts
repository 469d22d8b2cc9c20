import { describe, expect, it } from 'vitest';
import { addressKind, mayPostTo } from '../../domain/address-range.ts';

describe('an address', () => {
  it.each([
    // This machine
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['[::1]', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['64:ff9b::7f00:1', 'loopback'],
    // Our own network, and what looks like it
    ['0.0.0.0', 'private'],
    ['0.1.2.3', 'private'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'private'],
    ['100.127.255.255', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['192.0.0.192', 'private'],
    ['198.18.0.1', 'private'],
    ['198.19.255.255', 'private'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fe80::1', 'private'],
    ['fe80::1%eth0', 'private'],
    ['fec0::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['::10.0.0.1', 'private'],
    ['64:ff9b::a00:1', 'private'],
    ['64:ff9b:1::a00:1', 'private'],
    ['2002:a00:1::', 'private'],
    ['2001::1', 'private'],
    // Services that a cloud gives its own machines
    ['169.254.169.254', 'private'],
    ['169.254.170.2', 'private'],
    ['fd00:ec2::254', 'private'],
    ['::ffff:169.254.169.254', 'private'],
    // Documents, groups, everybody, nobody
    ['192.0.2.1', 'private'],
    ['198.51.100.7', 'private'],
    ['203.0.113.9', 'private'],
    ['2001:db8::1', 'private'],
    ['3fff::1', 'private'],
    ['224.0.0.1', 'private'],
    ['ff02::1', 'private'],
    ['255.255.255.255', 'private'],
    ['::', 'private'],
    // The public network, up to its edges
    ['8.8.8.8', 'public'],
    ['9.255.255.255', 'public'],
    ['11.0.0.0', 'public'],
    ['100.63.255.255', 'public'],
    ['100.128.0.0', 'public'],
    ['126.255.255.255', 'public'],
    ['128.0.0.0', 'public'],
    ['169.253.255.255', 'public'],
    ['172.15.255.255', 'public'],
    ['172.32.0.0', 'public'],
    ['192.167.255.255', 'public'],
    ['198.17.255.255', 'public'],
    ['223.255.255.255', 'public'],
    ['2001:4860:4860::8888', 'public'],
    ['2606:4700:0000:0000:0000:0000:0000:1111', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['64:ff9b::808:808', 'public'],
    // What is no address
    ['', 'private'],
    ['localhost', 'private'],
    ['1.2.3', 'private'],
    ['256.1.1.1', 'private'],
    ['010.0.0.1', 'private'],
    ['2606:4700::1::1', 'private'],
    ['2606:4700:1:2:3:4:5', 'private'],
    ['2606:4700:1:2:3:4:5:6:7', 'private'],
    ['2606:4700::12345', 'private'],
    ['2606:4700::g', 'private'],
  ] as const)('%s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });

  it.each([
    ['8.8.8.8', true, true],
    ['127.0.0.1', false, true],
    ['::1', false, true],
    ['10.0.0.1', false, false],
    ['169.254.169.254', false, false],
    ['not an address', false, false],
  ])('%s may be posted to in a stage: %s, at the local door: %s', (address, stage, door) => {
    expect([mayPostTo(address, false), mayPostTo(address, true)]).toEqual([stage, door]);
  });
});
