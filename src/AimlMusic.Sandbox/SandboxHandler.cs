namespace AimlMusic.Sandbox;

/// <summary>The sandbox in the place of the network: give it to an <see cref="HttpClient"/> and no socket is opened.</summary>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly SandboxService _service;

    /// <summary>A handler with a sandbox of its own.</summary>
    /// <param name="options">What the sandbox is like.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public SandboxHandler(SandboxOptions? options = null, TimeProvider? time = null)
        : this(new SandboxService(options ?? new SandboxOptions(), time))
    {
    }

    /// <summary>A handler for a sandbox that others may share.</summary>
    /// <param name="service">The sandbox.</param>
    public SandboxHandler(SandboxService service) =>
        _service = service ?? throw new ArgumentNullException(nameof(service));

    /// <summary>The sandbox that answers.</summary>
    public SandboxService Service => _service;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _service.SendAsync(request, cancellationToken);
}
