namespace AimlMusic.Sandbox;

/// <summary>The rules for faults.</summary>
internal static class FaultRules
{
    /// <summary>All mistakes in a fault.</summary>
    public static IEnumerable<string> Mistakes(SandboxFault fault)
    {
        if (fault.Count < 0)
        {
            yield return "count must not be negative";
        }

        if (fault.Skip < 0)
        {
            yield return "skip must not be negative";
        }

        if (fault.Delay < TimeSpan.Zero || fault.Delay > TimeSpan.FromDays(1))
        {
            yield return "delaySeconds must be between 0 and 86400";
        }

        if (fault.Status is < 200 or > 599)
        {
            yield return "status must be between 200 and 599";
        }

        if (fault.RedirectStatus is < 300 or > 399)
        {
            yield return "redirectStatus must be between 300 and 399";
        }

        if (fault.RetryAfter is not null && fault.Status is null)
        {
            yield return "retryAfter needs a status";
        }

        if (fault.Taken == false && fault.Status is null && fault.Redirect is null)
        {
            yield return "taken false needs a status or a redirect; a reset is before or after";
        }

        if (fault.Logged is not null && fault.Route is not (FaultRoute.Submit or FaultRoute.Any))
        {
            yield return "logged needs the route submit or any";
        }

        if (fault.InferenceId is not null && fault.Route is not (FaultRoute.Submit or FaultRoute.Poll or FaultRoute.Any))
        {
            yield return "inferenceId needs the route submit, poll or any";
        }

        if (fault.Body is FaultBody.Problem or FaultBody.Message && fault.Status is null)
        {
            yield return "body problem or message needs a status";
        }

        if (fault.Body == FaultBody.Slow && (fault.Status is not null || fault.Route == FaultRoute.Download))
        {
            yield return "body slow is for the true answer of an API route";
        }

        if (fault.Text is not null && (fault.Body is not null || fault.Route == FaultRoute.Download))
        {
            yield return "text is for the answer of an API route, and stands for its body";
        }

        if (fault.Encoding >= FaultEncoding.Utf8Bom && fault.Route == FaultRoute.Download)
        {
            yield return "encoding " + FaultWords.Of(FaultWords.Encodings, fault.Encoding.Value) + " is for the answer of an API route";
        }

        if (fault.Link is not null && fault.Route is not (FaultRoute.Poll or FaultRoute.Any))
        {
            yield return "link needs the route poll or any";
        }

        if (fault.Redirect is not null && !Uri.TryCreate(fault.Redirect, UriKind.RelativeOrAbsolute, out _))
        {
            yield return "redirect must be a URL";
        }

        if (fault.Download is not null && fault.Route is not (FaultRoute.Download or FaultRoute.Any))
        {
            yield return "download needs the route download or any";
        }

        if (fault.CutAt is not null && fault.Download != FaultDownload.CutShort)
        {
            yield return "cutAt needs the download cutShort";
        }

        if (fault.Words is not null && fault.Route is not (FaultRoute.Poll or FaultRoute.Any))
        {
            yield return "words needs the route poll or any";
        }

        if (fault.Fail is not null && fault.Route is not (FaultRoute.Submit or FaultRoute.Any))
        {
            yield return "fail needs the route submit or any";
        }
    }
}
