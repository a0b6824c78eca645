using System.Net.Sockets;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A real transport whose connections are begun and never made, as behind a firewall that drops packets.</summary>
internal sealed class NeverConnects : DelegatingHandler
{
    private readonly TaskCompletionSource _connecting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NeverConnects() => InnerHandler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };

    public Task Connecting => _connecting.Task;

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        _connecting.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new SocketException((int)SocketError.TimedOut);
    }
}
