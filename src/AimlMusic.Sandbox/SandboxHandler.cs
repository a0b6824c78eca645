namespace AimlMusic.Sandbox;

/// <summary>A handler that replaces the network with a sandbox. An <see cref="HttpClient"/> with this handler opens no socket.</summary>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly SandboxService _service;

    /// <summary>Creates a handler with a new sandbox.</summary>
    /// <param name="options">The options of the sandbox.</param>
    public SandboxHandler(SandboxOptions? options = null)
        : this(new SandboxService(options ?? new SandboxOptions()))
    {
    }

    /// <summary>Creates a handler for a sandbox that can be shared.</summary>
    /// <param name="service">The sandbox.</param>
    public SandboxHandler(SandboxService service) =>
        _service = service ?? throw new ArgumentNullException(nameof(service));

    /// <summary>The sandbox.</summary>
    public SandboxService Service => _service;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _service.SendAsync(request, cancellationToken);
}
