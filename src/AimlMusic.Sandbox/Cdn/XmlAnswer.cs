using System.Net;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>The errors of a storage server.</summary>
internal static class XmlAnswer
{
    public static HttpResponseMessage Create(int status, string code, string message) => new((HttpStatusCode)status)
    {
        Content = new StringContent(
            $"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{code}</Code><Message>{message}</Message></Error>",
            Encoding.UTF8,
            "application/xml"),
    };
}
