// purls of every type: the examples of purl-spec's definitions (types/*-definition.json), and two ways
// to write each of them. packageurl-js judges where it follows the definitions.

import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';
import { parsePurl, purlText } from './purl.ts';
import { purlFault } from './purl-fault.ts';
import { PURL_TYPES } from './purl-types.ts';

const canonical = (text: string): string | undefined => {
  const purl = parsePurl(text);
  return purl === undefined || purlFault(purl) !== undefined ? undefined : purlText(purl);
};

/** Ways to write a purl, first the canonical one. Those marked "!" contradict packageurl-js 2.0.1. */
const WRITTEN: Readonly<Record<string, readonly (readonly string[])[]>> = {
  alpm: [
    ['pkg:alpm/arch/pacman@6.0.1-1?arch=x86_64', 'pkg:ALPM/Arch/Pacman@6.0.1-1?Arch=x86_64'],
    [
      'pkg:alpm/arch/containers-common@1:0.47.4-4?arch=x86_64',
      'pkg:alpm/arch/containers-common@1%3A0.47.4-4?arch=x86_64',
    ],
  ],
  apk: [['pkg:apk/alpine/curl@7.83.0-r0?arch=x86', 'pkg:apk/Alpine/CURL@7.83.0-r0?arch=x86']],
  bazel: [
    ['pkg:bazel/rules_java@8.5.0#java/runfiles', 'pkg:bazel/rules_java@8.5.0#/java//runfiles/'],
  ],
  bitbucket: [
    [
      'pkg:bitbucket/birkenfeld/pygments-main@244fd47e07d1014f0aed9c',
      'pkg:bitbucket/Birkenfeld/Pygments-Main@244fd47e07d1014f0aed9c',
    ],
  ],
  bitnami: [
    [
      'pkg:bitnami/wordpress@6.2.0?arch=arm64&distro=debian-12',
      'pkg:bitnami/WordPress@6.2.0?distro=debian-12&arch=arm64',
    ],
  ],
  cargo: [
    ['pkg:cargo/rand@0.7.2', 'pkg:cargo/rand@0.7.2?'],
    ['pkg:cargo/structopt@0.3.11', 'PKG:cargo/structopt@0.3.11'],
  ],
  'chrome-extension': [
    [
      'pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1',
      'pkg:chrome-extension/DLPNGALGNEFJEIEFHMPKLPFIOHADPGLK@1',
    ],
  ],
  cocoapods: [
    ['pkg:cocoapods/ShareKit@2.0#Twitter', 'pkg:cocoapods/ShareKit@2.0#./Twitter/'],
    [
      'pkg:cocoapods/GoogleUtilities@7.5.2#NSData%2Bzlib',
      'pkg:cocoapods/GoogleUtilities@7.5.2#NSData+zlib',
    ],
  ],
  composer: [['pkg:composer/laravel/laravel@5.5.0', 'pkg:composer/Laravel/Laravel@5.5.0']],
  conan: [
    ['pkg:conan/openssl@3.0.3', 'pkg://conan/openssl@3.0.3'],
    [
      'pkg:conan/openssl.org/openssl@3.0.3?channel=stable&user=bincrafters',
      'pkg:conan/openssl.org/openssl@3.0.3?user=bincrafters&channel=stable',
    ],
    ['!', 'pkg:conan/openssl.org/openssl@3.0.3', 'pkg:conan/openssl.org/openssl@3.0.3?user='],
  ],
  conda: [
    [
      'pkg:conda/absl-py@0.4.1?build=py36h06a4308_0&channel=main&subdir=linux-64&type=tar.bz2',
      'pkg:conda/absl-py@0.4.1?type=tar.bz2&channel=main&subdir=linux-64&build=py36h06a4308_0',
    ],
  ],
  cpan: [
    ['pkg:cpan/OALDERS/libwww-perl@6.76', 'pkg:cpan/OALDERS/libwww-perl@6%2E76'],
    ['!', 'pkg:cpan/GDT/URI-PackageURL', 'pkg:cpan/gdt/URI-PackageURL'],
  ],
  cran: [
    ['pkg:cran/rJava@1.0-4', 'pkg:cran/rJava@1.0%2D4'],
    ['!', 'pkg:cran/caret', 'pkg:cran//caret'],
  ],
  deb: [
    [
      'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie',
      'pkg:deb/Debian/Curl@7.50.3-1?distro=jessie&arch=i386',
    ],
    [
      '!',
      'pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64',
      'pkg:deb/debian/attr@1:2.4.47-2+b1?arch=amd64',
    ],
  ],
  docker: [
    ['pkg:docker/cassandra@latest', 'pkg:docker/cassandra@latest'],
    [
      'pkg:docker/customer/dockerimage@sha256:244fd47e07d10?repository_url=gcr.io',
      'pkg:docker/customer/dockerimage@sha256%3A244fd47e07d10?repository_url=gcr.io',
    ],
  ],
  gem: [
    ['pkg:gem/jruby-launcher@1.1.2?platform=java', 'pkg:gem/jruby-launcher@1.1.2?Platform=java'],
  ],
  generic: [
    ['pkg:generic/openssl@1.1.10g', 'pkg:generic/openssl@1.1.10g'],
    [
      '!',
      'pkg:generic/openssl@1.1.10g?checksum=sha256:de4d501267da&download_url=https:%2F%2Fopenssl.org%2Fsource%2Fopenssl-1.1.0g.tar.gz',
      'pkg:generic/openssl@1.1.10g?download_url=https://openssl.org/source/openssl-1.1.0g.tar.gz&checksum=sha256:de4d501267da',
    ],
    [
      '!',
      'pkg:generic/bitwarderl?vcs_url=git%2Bhttps:%2F%2Fgit.fsfe.org%2Fdxtr%2Fbitwarderl%40cc55108da32',
      'pkg:generic/bitwarderl?vcs_url=git%2Bhttps://git.fsfe.org/dxtr/bitwarderl%40cc55108da32',
    ],
  ],
  github: [
    [
      'pkg:github/package-url/purl-spec@244fd47e07d1004#everybody/loves/dogs',
      'pkg:github/Package-url/purl-Spec@244fd47e07d1004#everybody/loves/dogs',
    ],
  ],
  golang: [
    [
      'pkg:golang/google.golang.org/genproto#googleapis/api/annotations',
      'pkg:GOLANG/google.golang.org/genproto#/googleapis/api/annotations/',
    ],
    [
      '!',
      'pkg:golang/github.com/gorilla/context@234fd47e07d1004f0aed9c#api',
      'pkg:golang/github.com/Gorilla/Context@234fd47e07d1004f0aed9c#api',
    ],
  ],
  hackage: [['pkg:hackage/AC-HalfInteger@1.2.1', 'pkg:hackage/AC%2DHalfInteger@1.2.1']],
  hex: [['pkg:hex/acme/foo@2.3.', 'pkg:hex/Acme/Foo@2.3.']],
  huggingface: [
    [
      'pkg:huggingface/distilbert-base-uncased@043235d6088ecd3dd5fb5ca3592b6913fd516027',
      'pkg:huggingface/distilbert-base-uncased@043235D6088ECD3DD5FB5CA3592B6913FD516027',
    ],
    ['!', 'pkg:huggingface/LumiOpen/Poro-34B@100B', 'pkg:huggingface/LumiOpen/Poro-34B@100B?'],
  ],
  julia: [
    [
      'pkg:julia/Dates@1.9.0?uuid=ade2ca70-3891-5945-98fb-dc099432e06a',
      'pkg:julia/Dates@1.9.0?UUID=ade2ca70-3891-5945-98fb-dc099432e06a',
    ],
  ],
  luarocks: [
    ['pkg:luarocks/hisham/luafilesystem@1.8.0-1', 'pkg:luarocks/Hisham/LuaFileSystem@1.8.0-1'],
    ['!', 'pkg:luarocks/luasocket@3.1.0-RC1', 'pkg:luarocks/LuaSocket@3.1.0-RC1'],
  ],
  maven: [
    [
      'pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?classifier=dist&type=zip',
      'pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?type=zip&classifier=dist',
    ],
    [
      'pkg:maven/net.sf.jacob-projec/jacob@1.14.3?classifier=x86&type=dll',
      'pkg:maven/net.sf.jacob-projec/jacob@1.14.3?type=dll&classifier=x86',
    ],
  ],
  mlflow: [
    [
      '!',
      'pkg:mlflow/trafficsigns@10?repository_url=https:%2F%2Fadb-5245952564735461.0.azuredatabricks.net%2Fapi%2F2.0%2Fmlflow&run_id=410a3121',
      'pkg:mlflow/TrafficSigns@10?run_id=410a3121&repository_url=https://adb-5245952564735461.0.azuredatabricks.net/api/2.0/mlflow',
    ],
  ],
  npm: [
    ['pkg:npm/%40angular/animation@12.3.1', 'pkg:npm/@Angular/animation@12.3.1'],
    ['pkg:npm/foobar@12.3.1', 'pkg:npm/FooBar@12.3.1'],
  ],
  nuget: [
    [
      'pkg:nuget/EnterpriseLibrary.Common@6.0.1304',
      'pkg:nuget/EnterpriseLibrary%2ECommon@6.0.1304',
    ],
  ],
  oci: [
    [
      'pkg:oci/debian@sha256:244fd47e07d10?arch=amd64&repository_url=docker.io%2Flibrary%2Fdebian&tag=latest',
      'pkg:oci/Debian@sha256%3A244fd47e07d10?repository_url=docker.io/library/debian&arch=amd64&tag=latest',
    ],
  ],
  opam: [['pkg:opam/git@3%2F16.1', 'pkg:opam/git@3/16.1']],
  otp: [
    [
      '!',
      'pkg:otp/erts@10.6.3?arch=amd64&platform=linux',
      'pkg:otp/ERTS@10.6.3?platform=linux&arch=amd64',
    ],
  ],
  pub: [
    ['pkg:pub/characters@1.2.0', 'pkg:pub/Characters@1.2.0'],
    ['pkg:pub/flutter_lints', 'pkg:pub/flutter-lints'],
  ],
  pypi: [
    ['pkg:pypi/django-allauth@12.23', 'pkg:pypi/Django_allauth@12.23'],
    ['!', 'pkg:pypi/my-pypi-package@1.11.1.dev1', 'pkg:pypi/My.PyPI_.--._Package@1.11.1.DEV1'],
    ['!', 'pkg:pypi/torch@1%212.0%2Bcu118', 'pkg:pypi/torch@1!2.0+cu118'],
  ],
  qpkg: [
    [
      'pkg:qpkg/blackberry/com.qnx.sdp@7.0.0.SGA201702151847',
      'pkg:qpkg/BlackBerry/com.qnx.sdp@7.0.0.SGA201702151847',
    ],
  ],
  rpm: [
    [
      'pkg:rpm/fedora/curl@7.50.3-1.fc25?arch=i386&distro=fedora-25',
      'pkg:Rpm/Fedora/curl@7.50.3-1.fc25?Distro=fedora-25&Arch=i386',
    ],
    [
      'pkg:rpm/centerim@4.22.10-1.el6?arch=i686&distro=fedora-25&epoch=1',
      'pkg:rpm/centerim@4.22.10-1.el6?arch=i686&epoch=1&distro=fedora-25',
    ],
  ],
  swid: [
    [
      'pkg:swid/Acme/example.com/Enterprise%2BServer@1.0.0?tag_id=75b8c285-fa7b-485b-b199-4745e3004d0d',
      'pkg:swid/Acme/example.com/Enterprise+Server@1.0.0?tag_id=75b8c285-fa7b-485b-b199-4745e3004d0d',
    ],
    [
      '!',
      'pkg:swid/Acme/Server?tag_id=75b8c285-fa7b-485b-b199-4745e3004d0d',
      'pkg:swid/Acme/Server?tag_id=75B8C285-FA7B-485B-B199-4745E3004D0D',
    ],
    [
      'pkg:swid/Fedora@29?tag_id=org.fedoraproject.Fedora-29',
      'pkg:swid/Fedora@29?tag_id=org.fedoraproject.Fedora-29&patch=',
    ],
  ],
  swift: [
    [
      'pkg:swift/github.com/Alamofire/Alamofire@5.4.3',
      'pkg:swift/github.com//Alamofire/Alamofire@5.4.3',
    ],
    [
      '!',
      'pkg:swift/github.com/RxSwiftCommunity/RxFlow',
      'pkg:swift//github.com/RxSwiftCommunity/RxFlow',
    ],
  ],
  vcpkg: [['pkg:vcpkg/bzip2@1.0.8?port_version=6', 'pkg:vcpkg/bzip2@1.0.8?PORT_VERSION=6']],
  'vscode-extension': [
    [
      '!',
      'pkg:vscode-extension/ms-python/python@2023.25.10292213',
      'pkg:vscode-extension/MS-Python/Python@2023.25.10292213',
    ],
  ],
  yocto: [['!', 'pkg:yocto/core/glibc@2.35', 'pkg:yocto/Core/glibc@2.35']],
};

const cases = Object.values(WRITTEN).flat();

describe('a purl', () => {
  it.each(cases.map((ways) => ways.filter((one) => one !== '!')))(
    'has the one canonical form %s',
    (text, ...others) => {
      expect([text, ...others].map(canonical)).toEqual([text, ...others].map(() => text));
    },
  );

  it('is read as packageurl-js reads it, if that follows the definition of its type', () => {
    for (const [text = ''] of cases.filter((ways) => ways[0] !== '!')) {
      const { type, namespace, name, version, qualifiers } = PackageURL.fromString(text);
      const purl = parsePurl(text);
      const theirs = [type, namespace ?? '', name, version ?? undefined, { ...qualifiers }];
      expect(
        purl && [
          purl.type,
          purl.namespace,
          purl.name,
          purl.version,
          Object.fromEntries(purl.qualifiers),
        ],
      ).toEqual(theirs);
    }
  });

  it('has an example for each type that purl-spec defines', () => {
    const defined = [...PURL_TYPES.keys()].slice(0, Object.keys(WRITTEN).length);
    expect(Object.keys(WRITTEN)).toEqual(defined);
  });

  it.each([
    ['a namespace that the type requires', 'pkg:swift/Alamofire@5.4.3'],
    ['a namespace that the type prohibits', 'pkg:pypi/example/orbital'],
    ['a qualifier that the type requires', 'pkg:julia/Dates@1.9.0'],
    ['a tag', 'pkg:swid/Fedora@29'],
    ['a distribution name', 'pkg:cpan/GDT/URI::PackageURL'],
    ['an id of 32 letters', 'pkg:chrome-extension/orbital'],
    ['a name of permitted characters', 'pkg:pub/orbital+core'],
    ['a name without white space', 'pkg:cocoapods/Orbital%20Core'],
    ['a known type', 'pkg:pipy/orbital'],
  ])('must have %s', (_what, text) => {
    expect(parsePurl(text)).toBeDefined();
    expect(canonical(text)).toBeUndefined();
  });

  it.each([
    'EnterpriseLibrary.Common@6.0.1304',
    'pkg:EnterpriseLibrary.Common@6.0.1304',
    'pkg:n&g?inx/nginx@0.8.9',
    'pkg:3nginx/nginx@0.8.9',
    'pkg:nginx:a/nginx@0.8.9',
    'pkg:npm/myartifact@1.0.0?in%20production=true',
    'pkg:maven/@1.3.4',
    'pkg:swift/github.com/Alamofire/@5.4.3',
    'pkg%3Amaven/org.apache.commons/io',
    'pkg:pypi/orb%zz',
    'pkg:pypi/a?b=1&b=2',
  ])('is not %s', (text) => {
    expect(parsePurl(text)).toBeUndefined();
  });
});
