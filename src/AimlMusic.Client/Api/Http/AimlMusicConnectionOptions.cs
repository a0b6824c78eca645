using System.Net;

namespace AimlMusic;

/// <summary>How to reach the service.</summary>
public sealed class AimlMusicConnectionOptions
{
    /// <summary>The API key. May be null only with a <see cref="Handler"/>, which stands for the service itself.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Hold no key: for what needs none, which is the list of models.</summary>
    public bool IsKeyless { get; init; }

    /// <summary>The service's address: https, or http to loopback. Default: <see cref="AimlMusicConnection.DefaultBaseUri"/>.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The proxy, or null for the system's.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>How long one HTTP exchange may take. Default: 100 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often an exchange that can do no harm is tried again. Default: 5.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The host program as the User-Agent names it, for example <c>PowerShell/7.6.5</c>.</summary>
    public string? Host { get; init; }

    /// <summary>Where the connection comes from, for example <c>Connect-AimlMusic</c> or an environment variable; shown, never sent.</summary>
    public string? Source { get; init; }

    /// <summary>Answers in place of the network: the in-process sandbox.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }
}
