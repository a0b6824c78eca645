using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AimlMusic.Sandbox.Server;

/// <summary>A sandbox on two loopback ports: the API on one, the downloads on the other, because they are different origins.</summary>
[SuppressMessage("Design", "CA1515:Consider making public types internal", Justification = "Tests of other projects start it.")]
public sealed class SandboxServer : IAsyncDisposable
{
    private const long MaxBodySize = 100L * 1024 * 1024;

    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, SandboxService service)
    {
        _app = app;
        Service = service;
    }

    /// <summary>The address of the API.</summary>
    public Uri BaseUri => Service.Options.BaseUri;

    /// <summary>The address of the downloads.</summary>
    public Uri CdnBaseUri => Service.Options.CdnBaseUri;

    /// <summary>The sandbox.</summary>
    public SandboxService Service { get; }

    /// <summary>Starts a server. It listens when the task is completed.</summary>
    /// <param name="options">The options of the sandbox. Its addresses are replaced by those of the ports.</param>
    /// <param name="port">The port of the API; 0 for any free port.</param>
    /// <param name="cdnPort">The port of the downloads; 0 for any free port.</param>
    /// <param name="time">The clock; by default that of the system.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <returns>The server.</returns>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, int port = 0, int cdnPort = 0, TimeProvider? time = null, CancellationToken ct = default)
    {
        ListenOptions? api = null;
        ListenOptions? cdn = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodySize;
            kestrel.Listen(IPAddress.Loopback, port, listen => api = listen);
            kestrel.Listen(IPAddress.Loopback, cdnPort, listen => cdn = listen);
        });

        // The service is created when the ports are known. Only very early requests wait for it.
        var ready = new TaskCompletionSource<SandboxService>(TaskCreationOptions.RunContinuationsAsynchronously);
        var app = builder.Build();
        app.Run(async context => await new Exchange(await ready.Task, app.Lifetime.ApplicationStopping).RunAsync(context));
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var service = new SandboxService(options.WithAddresses(AddressOf(api!), AddressOf(cdn!)), time);
        ready.SetResult(service);
        return new SandboxServer(app, service);
    }

    /// <summary>Waits until the process is stopped, by Ctrl+C or SIGTERM.</summary>
    /// <returns>Completed when the server has stopped.</returns>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Uri AddressOf(ListenOptions listen) => new($"http://127.0.0.1:{listen.IPEndPoint!.Port}/");
}
