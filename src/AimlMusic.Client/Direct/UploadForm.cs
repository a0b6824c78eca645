using System.Net.Http.Headers;

namespace AimlMusic.Direct;

/// <summary>
/// The form of an upload in the format that browsers use: every name is quoted and occurs once. Some servers accept no other format. The
/// name of the file on this machine is not sent.
/// </summary>
internal sealed class UploadForm : MultipartFormDataContent
{
    public UploadForm(FileContent file, ReferencePurpose purpose)
    {
#pragma warning disable CA2000 // A form disposes of its parts.
        Put(new StringContent(purpose.ToString().ToLowerInvariant()), null, new("form-data") { Name = "\"purpose\"" });
#pragma warning restore CA2000
        var kind = file.Kind;
        Put(file, new(AudioMediaType.Of(kind)), new("form-data") { Name = "\"file\"", FileName = $"\"reference.{kind.ToString().ToLowerInvariant()}\"" });
    }

    private void Put(HttpContent content, MediaTypeHeaderValue? type, ContentDispositionHeaderValue disposition)
    {
        content.Headers.ContentType = type;
        content.Headers.ContentDisposition = disposition;
        Add(content);
    }
}
