using System.Net;

namespace AimlMusic.Sandbox;

/// <summary>The storage of the audio. It checks links, not keys.</summary>
internal sealed class DownloadRoute(GenerationBook book, AudioShelf shelf, LinkSigner links, TimeProvider time) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (request.Method is not ("GET" or "HEAD"))
        {
            return XmlAnswer.Create(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }

        if (request.Header("Authorization") is not null)
        {
            return XmlAnswer.Create(400, "InvalidArgument", "Only one auth mechanism allowed; the query has one already.");
        }

        switch (links.Check(request))
        {
            case LinkVerdict.Forged:
                return XmlAnswer.Create(403, "SignatureDoesNotMatch", "Access denied.");
            case LinkVerdict.Expired:
                return XmlAnswer.Create(403, "ExpiredToken", "The link has expired.");
        }

        if (request.Fault?.Download == FaultDownload.Html)
        {
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = DownloadContent.Page() };
        }

        return book.FindFile(LinkSigner.FileToken(request.Path)) is { } generation
            ? DownloadAnswer.Create(request, generation, shelf.FileOf(generation), time)
            : XmlAnswer.Create(404, "NoSuchKey", "The specified key does not exist.");
    }
}
