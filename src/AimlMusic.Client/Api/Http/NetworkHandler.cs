using System.Net;

namespace AimlMusic.Api;

/// <summary>Creates the handler for the network: no cookies, no automatic redirects and no default credentials.</summary>
internal static class NetworkHandler
{
#if NET
    // Enough for answers that take two seconds at the highest rate of RateLimit.
    private const int MostConnections = 512;

    public static HttpMessageHandler Create(IWebProxy proxy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        // A long run must notice if the address of the service changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // Otherwise, every request that finds no free connection opens one, and a slow service gets thousands of them, each with its buffers.
        MaxConnectionsPerServer = MostConnections,
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
