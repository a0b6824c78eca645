using System.Net;

namespace AimlMusic.Api;

/// <summary>The handler that talks to the network: no cookies, no redirect followed by itself, no credentials of its own.</summary>
internal static class NetworkHandler
{
#if NET
    public static HttpMessageHandler Create(IWebProxy proxy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        // A night's run must notice when the service moves to another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };
#else
    public static HttpMessageHandler Create(IWebProxy proxy) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        // The Framework's own limit of two would starve the polling of many songs.
        MaxConnectionsPerServer = 64,
#pragma warning disable CA5398 // Windows PowerShell's own default may still be TLS 1.0.
        SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
#pragma warning restore CA5398
    };
#endif
}
