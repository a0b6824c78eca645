using System.Net;

namespace AimlMusic.Sandbox;

/// <summary>Applies a fault to a request.</summary>
internal sealed class FaultInjector(RefusedSubmits refused, TimeProvider time)
{
    public async Task<HttpResponseMessage> AnswerAsync(SandboxRequest request, SandboxFault fault, IRoute route, CancellationToken cancellationToken)
    {
        var answer = IsTaken(fault) ? await Task.Run(() => route.Answer(request), CancellationToken.None).ConfigureAwait(false) : null;
        if (answer is null && fault.Logged == true)
        {
            refused.Log(request);
        }

        // A slow answer waits in its stream.
        if (fault.Download != FaultDownload.Slow && fault.Body != FaultBody.Slow)
        {
            await Pause.For(fault.Delay, time, cancellationToken).ConfigureAwait(false);
        }

        if (fault.Reset is not null)
        {
            answer?.Dispose();
            throw new SandboxResetException();
        }

        if (fault.Redirect is not null)
        {
            return Replace(answer, Redirect(fault));
        }

        if (fault.Status is not null)
        {
            return await RewriteAsync(Replace(answer, FaultAnswer.Create(request, fault)), fault).ConfigureAwait(false);
        }

        return await RewriteAsync(fault.Body is { } body ? await FaultAnswer.SpoilAsync(answer!, body, fault.Delay, time).ConfigureAwait(false) : answer!, fault).ConfigureAwait(false);
    }

    /// <summary>The same answer in another format or encoding.</summary>
    private static async Task<HttpResponseMessage> RewriteAsync(HttpResponseMessage answer, SandboxFault fault)
    {
        if (fault.Link is { } link)
        {
            await FaultLinks.ApplyAsync(answer, link).ConfigureAwait(false);
        }

        if (fault.Text is { } text && fault.Status is null)
        {
            answer.Content.Dispose();
            answer.Content = FaultAnswer.Content(text);
        }

        if (fault.Encoding is { } encoding)
        {
            await FaultEncodings.ApplyAsync(answer, encoding).ConfigureAwait(false);
        }

        return answer;
    }

    private static bool IsTaken(SandboxFault fault) =>
        fault.Reset is { } reset
            ? reset == FaultReset.After
            : fault.Taken ?? (fault.Status is null && fault.Redirect is null);

    private static HttpResponseMessage Redirect(SandboxFault fault) => new((HttpStatusCode)fault.RedirectStatus)
    {
        Content = new ByteArrayContent([]),
        Headers = { Location = new Uri(fault.Redirect!, UriKind.RelativeOrAbsolute) },
    };

    private static HttpResponseMessage Replace(HttpResponseMessage? taken, HttpResponseMessage answer)
    {
        taken?.Dispose();
        return answer;
    }
}
