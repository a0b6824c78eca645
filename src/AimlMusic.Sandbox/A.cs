namespace AimlMusic.Sandbox;

/// <summary>Stand-in.</summary>
public sealed class SandboxHandler : System.Net.Http.HttpMessageHandler
{
    /// <inheritdoc/>
    protected override System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken) => throw new NotSupportedException();
}
