namespace AimlMusic.Sandbox.Server;

/// <summary>Passes one request from the socket to the sandbox, and the answer back.</summary>
internal sealed class Exchange(SandboxService service, CancellationToken stopping)
{
    public async Task RunAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var request = Incoming.Read(context, service.Options);
        if (request is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            using var answer = await service.SendAsync(request, gone.Token);
            await Outgoing.WriteAsync(answer, context, gone.Token);
        }
        catch (SandboxResetException)
        {
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}
