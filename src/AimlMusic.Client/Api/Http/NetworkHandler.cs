using System.Net;

namespace AimlMusic.Api;

/// <summary>Creates the handler for the network: no cookies, no automatic redirects and no default credentials.</summary>
internal static class NetworkHandler
{
#if NET
    public static HttpMessageHandler Create(IWebProxy proxy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        // A long run must notice if the address of the service changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };
#else
    public static HttpMessageHandler Create(IWebProxy proxy) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        // The default limit of .NET Framework, two connections, would block the polling of many songs.
        MaxConnectionsPerServer = 64,
#pragma warning disable CA5398 // The default of Windows PowerShell can be TLS 1.0.
        SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
#pragma warning restore CA5398
    };
#endif
}
