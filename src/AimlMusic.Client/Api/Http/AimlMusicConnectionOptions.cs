using System.Net;

namespace AimlMusic;

/// <summary>The options of a connection.</summary>
internal sealed class AimlMusicConnectionOptions
{
    /// <summary>The API key. It can be null only with a <see cref="Handler"/>, which replaces the service.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Create a connection without a key, for requests that need none, such as the list of models.</summary>
    public bool IsKeyless { get; init; }

    /// <summary>The address of the service: https, or http to loopback. Default: <see cref="AimlMusicConnection.DefaultBaseUri"/>.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The proxy; null for the proxy of the system.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>The time-out of one HTTP exchange. Default: 100 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The number of retries of an exchange that is safe to repeat. Default: 5.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The host program in the User-Agent header, for example <c>PowerShell/7.6.5</c>.</summary>
    public string? Host { get; init; }

    /// <summary>The source of the connection, for example <c>Connect-AimlMusic</c> or an environment variable. It is shown and never sent.</summary>
    public string? Source { get; init; }

    /// <summary>Replaces the network: the sandbox in the process.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock. Default: that of the system.</summary>
    public TimeProvider? TimeProvider { get; init; }
}
