// Generated from server/schema by scripts/schema/generate.ts. Edit the JSON files, then run it again.
import type { SectionDefaults } from '../declarations';

export const SECTION_DEFAULTS: SectionDefaults = {
  iis: {
    declared: [
      {
        allowDefinition: "AppHostOnly",
        overrideModeDefault: "Deny",
        sections: [
          "system.applicationHost/applicationPools",
          "system.applicationHost/configHistory",
          "system.applicationHost/customMetadata",
          "system.applicationHost/listenerAdapters",
          "system.applicationHost/log",
          "system.applicationHost/serviceAutoStartProviders",
          "system.applicationHost/sites",
          "system.applicationHost/webLimits",
          "system.ftpServer/caching",
          "system.ftpServer/firewallSupport",
          "system.ftpServer/log",
          "system.ftpServer/serverRuntime",
          "system.webServer/diskCache",
          "system.webServer/fastCgi",
          "system.webServer/globalModules",
          "system.webServer/proxy",
          "system.webServer/rewrite/globalRules",
          "system.webServer/security/isapiCgiRestriction",
          "webFarms"
        ]
      },
      {
        allowDefinition: "Everywhere",
        overrideModeDefault: "Allow",
        sections: [
          "system.webServer/aspNetCore",
          "system.webServer/caching",
          "system.webServer/defaultDocument",
          "system.webServer/directoryBrowse",
          "system.webServer/httpCompression",
          "system.webServer/httpErrors",
          "system.webServer/httpPlatform",
          "system.webServer/httpProtocol",
          "system.webServer/httpRedirect",
          "system.webServer/rewrite/outboundRules",
          "system.webServer/rewrite/providers",
          "system.webServer/rewrite/rewriteMaps",
          "system.webServer/rewrite/rules",
          "system.webServer/security/authorization",
          "system.webServer/security/requestFiltering",
          "system.webServer/staticContent",
          "system.webServer/tracing/traceFailedRequests",
          "system.webServer/urlCompression",
          "system.webServer/validation"
        ]
      },
      {
        allowDefinition: "Everywhere",
        overrideModeDefault: "Deny",
        sections: [
          "system.ftpServer/providerDefinitions",
          "system.ftpServer/security/authentication",
          "system.ftpServer/security/authorization",
          "system.ftpServer/security/ipSecurity",
          "system.ftpServer/security/requestFiltering",
          "system.webServer/asp",
          "system.webServer/cgi",
          "system.webServer/handlers",
          "system.webServer/httpLogging",
          "system.webServer/httpTracing",
          "system.webServer/odbcLogging",
          "system.webServer/rewrite/allowedServerVariables",
          "system.webServer/security/access",
          "system.webServer/security/applicationDependencies",
          "system.webServer/security/authentication/anonymousAuthentication",
          "system.webServer/security/authentication/basicAuthentication",
          "system.webServer/security/authentication/clientCertificateMappingAuthentication",
          "system.webServer/security/authentication/digestAuthentication",
          "system.webServer/security/authentication/iisClientCertificateMappingAuthentication",
          "system.webServer/security/authentication/windowsAuthentication",
          "system.webServer/security/dynamicIpSecurity",
          "system.webServer/security/ipSecurity",
          "system.webServer/serverRuntime",
          "system.webServer/serverSideInclude",
          "system.webServer/tracing/traceProviderDefinitions",
          "system.webServer/webSocket",
          "system.webServer/webdav/authoring",
          "system.webServer/webdav/authoringRules",
          "system.webServer/webdav/globalSettings"
        ]
      },
      {
        allowDefinition: "MachineToApplication",
        overrideModeDefault: "Allow",
        sections: [
          "system.webServer/applicationInitialization"
        ]
      },
      {
        allowDefinition: "MachineToApplication",
        overrideModeDefault: "Deny",
        sections: [
          "system.webServer/isapiFilters",
          "system.webServer/modules",
          "system.webServer/wdeploy/backup"
        ]
      }
    ],
    optional: {
      "system.webServer/aspNetCore": "ASP.NET Core Module",
      "system.webServer/diskCache": "Application Request Routing",
      "system.webServer/httpPlatform": "HttpPlatformHandler",
      "system.webServer/proxy": "Application Request Routing",
      "system.webServer/rewrite/allowedServerVariables": "URL Rewrite",
      "system.webServer/rewrite/globalRules": "URL Rewrite",
      "system.webServer/rewrite/outboundRules": "URL Rewrite",
      "system.webServer/rewrite/providers": "URL Rewrite",
      "system.webServer/rewrite/rewriteMaps": "URL Rewrite",
      "system.webServer/rewrite/rules": "URL Rewrite",
      "system.webServer/wdeploy/backup": "Web Deploy",
      webFarms: "Application Request Routing"
    },
    varies: {
      "system.webServer/proxy": "Allow in one of two files"
    },
    rootUnlock: {
      managedEngine: [
        "system.webServer/handlers",
        "system.webServer/modules"
      ],
      aspNetCore: [
        "system.webServer/handlers"
      ]
    },
    lockAttributes: {
      "system.webServer/httpErrors": [
        "allowAbsolutePathsWhenDelegated",
        "defaultPath"
      ],
      "system.webServer/staticContent": [
        "isDocFooterFileName"
      ]
    },
    lockItem: {
      "system.webServer/modules": {
        always: [
          "AnonymousAuthenticationModule",
          "CustomErrorModule",
          "DefaultDocumentModule",
          "DirectoryListingModule",
          "HttpCacheModule",
          "HttpLoggingModule",
          "ProtocolSupportModule",
          "RequestFilteringModule",
          "StaticCompressionModule",
          "StaticFileModule"
        ],
        whenInstalled: [
          "ApplicationInitializationModule",
          "BasicAuthenticationModule",
          "CertificateMappingAuthenticationModule",
          "CgiModule",
          "ConfigurationValidationModule",
          "CustomLoggingModule",
          "DigestAuthenticationModule",
          "DynamicCompressionModule",
          "DynamicIpRestrictionModule",
          "FailedRequestsTracingModule",
          "FastCgiModule",
          "HttpRedirectionModule",
          "IISCertificateMappingAuthenticationModule",
          "IpRestrictionModule",
          "IsapiFilterModule",
          "IsapiModule",
          "ServerSideIncludeModule",
          "UrlAuthorizationModule",
          "WebSocketModule",
          "WindowsAuthenticationModule"
        ]
      }
    }
  },
  iisexpress: {
    declared: [
      {
        allowDefinition: "AppHostOnly",
        overrideModeDefault: "Deny",
        sections: [
          "system.applicationHost/applicationPools",
          "system.applicationHost/configHistory",
          "system.applicationHost/customMetadata",
          "system.applicationHost/listenerAdapters",
          "system.applicationHost/log",
          "system.applicationHost/preloadProviders",
          "system.applicationHost/serviceAutoStartProviders",
          "system.applicationHost/sites",
          "system.applicationHost/webLimits",
          "system.webServer/fastCgi",
          "system.webServer/globalModules",
          "system.webServer/rewrite/globalRules",
          "system.webServer/security/isapiCgiRestriction"
        ]
      },
      {
        allowDefinition: "Everywhere",
        overrideModeDefault: "Allow",
        sections: [
          "system.webServer/aspNetCore",
          "system.webServer/caching",
          "system.webServer/defaultDocument",
          "system.webServer/directoryBrowse",
          "system.webServer/httpCompression",
          "system.webServer/httpErrors",
          "system.webServer/httpProtocol",
          "system.webServer/httpRedirect",
          "system.webServer/rewrite/outboundRules",
          "system.webServer/rewrite/providers",
          "system.webServer/rewrite/rewriteMaps",
          "system.webServer/rewrite/rules",
          "system.webServer/security/authorization",
          "system.webServer/security/requestFiltering",
          "system.webServer/staticContent",
          "system.webServer/tracing/traceFailedRequests",
          "system.webServer/urlCompression",
          "system.webServer/validation"
        ]
      },
      {
        allowDefinition: "Everywhere",
        overrideModeDefault: "Deny",
        sections: [
          "system.webServer/asp",
          "system.webServer/cgi",
          "system.webServer/handlers",
          "system.webServer/httpLogging",
          "system.webServer/httpTracing",
          "system.webServer/odbcLogging",
          "system.webServer/rewrite/allowedServerVariables",
          "system.webServer/security/access",
          "system.webServer/security/applicationDependencies",
          "system.webServer/security/authentication/anonymousAuthentication",
          "system.webServer/security/authentication/basicAuthentication",
          "system.webServer/security/authentication/clientCertificateMappingAuthentication",
          "system.webServer/security/authentication/digestAuthentication",
          "system.webServer/security/authentication/iisClientCertificateMappingAuthentication",
          "system.webServer/security/authentication/windowsAuthentication",
          "system.webServer/security/dynamicIpSecurity",
          "system.webServer/security/ipSecurity",
          "system.webServer/serverRuntime",
          "system.webServer/serverSideInclude",
          "system.webServer/tracing/traceProviderDefinitions",
          "system.webServer/webSocket",
          "system.webServer/webdav/authoring",
          "system.webServer/webdav/authoringRules",
          "system.webServer/webdav/globalSettings"
        ]
      },
      {
        allowDefinition: "MachineToApplication",
        overrideModeDefault: "Allow",
        sections: [
          "system.webServer/applicationInitialization"
        ]
      },
      {
        allowDefinition: "MachineToApplication",
        overrideModeDefault: "Deny",
        sections: [
          "system.webServer/isapiFilters",
          "system.webServer/modules"
        ]
      }
    ],
    optional: {
      "system.webServer/aspNetCore": "ASP.NET Core Module"
    },
    varies: {
      "system.applicationHost/preloadProviders": "older files of IIS Express 10 only",
      "system.applicationHost/serviceAutoStartProviders": "newer files of IIS Express 10 only"
    },
    rootUnlock: {
      always: [
        "system.webServer/handlers",
        "system.webServer/modules"
      ]
    },
    lockAttributes: {
      "system.webServer/httpErrors": [
        "allowAbsolutePathsWhenDelegated",
        "defaultPath"
      ],
      "system.webServer/staticContent": [
        "isDocFooterFileName"
      ]
    },
    lockItem: {
      "system.webServer/modules": {
        always: [
          "AnonymousAuthenticationModule",
          "ApplicationInitializationModule",
          "BasicAuthenticationModule",
          "CertificateMappingAuthenticationModule",
          "CgiModule",
          "ConfigurationValidationModule",
          "CustomErrorModule",
          "CustomLoggingModule",
          "DefaultDocumentModule",
          "DigestAuthenticationModule",
          "DirectoryListingModule",
          "DynamicCompressionModule",
          "DynamicIpRestrictionModule",
          "FailedRequestsTracingModule",
          "FastCgiModule",
          "HttpLoggingModule",
          "HttpRedirectionModule",
          "IISCertificateMappingAuthenticationModule",
          "IpRestrictionModule",
          "IsapiFilterModule",
          "IsapiModule",
          "ProtocolSupportModule",
          "RequestFilteringModule",
          "ServerSideIncludeModule",
          "StaticCompressionModule",
          "StaticFileModule",
          "UrlAuthorizationModule",
          "WebMatrixSupportModule",
          "WebSocketModule",
          "WindowsAuthenticationModule"
        ],
        whenInstalled: [
          "AspNetCoreModule",
          "AspNetCoreModuleV2"
        ]
      }
    }
  },
  netfx: {
    declared: [
      {
        allowDefinition: "Everywhere",
        overrideModeDefault: "Allow",
        sections: [
          "system.web.extensions/scripting/webServices/jsonSerialization",
          "system.web/authorization",
          "system.web/browserCaps",
          "system.web/clientTarget",
          "system.web/compilation",
          "system.web/customErrors",
          "system.web/deviceFilters",
          "system.web/globalization",
          "system.web/httpCookies",
          "system.web/httpHandlers",
          "system.web/httpModules",
          "system.web/httpRuntime",
          "system.web/identity",
          "system.web/mobileControls",
          "system.web/pages",
          "system.web/sessionPageState",
          "system.web/trace",
          "system.web/webControls",
          "system.web/webParts",
          "system.web/webServices",
          "system.web/xhtmlConformance"
        ]
      },
      {
        allowDefinition: "MachineOnly",
        overrideModeDefault: "Allow",
        allowLocation: false,
        sections: [
          "system.web/processModel"
        ]
      },
      {
        allowDefinition: "MachineOnly",
        overrideModeDefault: "Allow",
        sections: [
          "system.transactions/machineSettings",
          "system.web/deployment"
        ]
      },
      {
        allowDefinition: "MachineToApplication",
        overrideModeDefault: "Allow",
        sections: [
          "system.web.extensions/scripting/scriptResourceHandler",
          "system.web.extensions/scripting/webServices/authenticationService",
          "system.web.extensions/scripting/webServices/profileService",
          "system.web.extensions/scripting/webServices/roleService",
          "system.web/anonymousIdentification",
          "system.web/authentication",
          "system.web/caching/cache",
          "system.web/caching/outputCache",
          "system.web/caching/outputCacheSettings",
          "system.web/caching/sqlCacheDependency",
          "system.web/fullTrustAssemblies",
          "system.web/healthMonitoring",
          "system.web/hostingEnvironment",
          "system.web/machineKey",
          "system.web/membership",
          "system.web/partialTrustVisibleAssemblies",
          "system.web/profile",
          "system.web/roleManager",
          "system.web/securityPolicy",
          "system.web/sessionState",
          "system.web/siteMap",
          "system.web/trust",
          "system.web/urlMappings"
        ]
      },
      {
        allowDefinition: "MachineToWebRoot",
        overrideModeDefault: "Allow",
        sections: [
          "system.web/protocols"
        ]
      }
    ]
  },
  older: [
    {
      hosts: [
        "iis",
        "iisexpress"
      ],
      until: "8.5",
      sections: [
        "system.webServer/httpCompression"
      ],
      allowDefinition: "AppHostOnly",
      overrideModeDefault: "Deny"
    },
    {
      hosts: [
        "iis"
      ],
      until: "7.5",
      sections: [
        "system.webServer/applicationInitialization",
        "system.webServer/security/dynamicIpSecurity",
        "system.webServer/webSocket",
        "system.ftpServer/security/authentication"
      ],
      declared: false
    }
  ]
};
