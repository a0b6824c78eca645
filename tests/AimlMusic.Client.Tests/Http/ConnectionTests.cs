using System.Reflection;
using System.Text.Json;

namespace AimlMusic.Tests.Http;

public sealed class ConnectionTests
{
    private const string Key = "sk-secret-0123456789";

    [Theory]
    [InlineData(null, "https://api.aimlapi.com/")]
    [InlineData("https://proxy.example.com/aiml", "https://proxy.example.com/aiml/")]
    [InlineData("https://proxy.example.com/aiml/", "https://proxy.example.com/aiml/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:8080/a/b", "http://127.0.0.1:8080/a/b/")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080/")]
    public void Base_uri_that_keeps_the_key_safe_is_accepted_with_its_path(string? given, string expected)
    {
        using var connection = Connect(Key, given);

        Assert.Equal(expected, connection.BaseUri.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://api.aimlapi.com/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("ftp://api.aimlapi.com/")]
    [InlineData("file:///etc/")]
    [InlineData("api.aimlapi.com")]
    [InlineData("https://user:sk-secret-0123456789@api.aimlapi.com/")]
    [InlineData("https://sk-secret-0123456789@api.aimlapi.com/")]
    [InlineData("https://api.aimlapi.com/?key=sk-secret-0123456789")]
    [InlineData("https://api.aimlapi.com/#sk-secret-0123456789")]
    public void Base_uri_of_any_other_kind_is_refused_without_repeating_a_secret(string given)
    {
        var failure = Assert.Throws<AimlMusicException>(() => Connect(Key, given));

        Assert.Equal(AimlMusicErrorKind.RequestInvalid, failure.Kind);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n")]
    public void Connection_without_a_key_is_refused(string? key) =>
        Assert.Equal(AimlMusicErrorKind.ApiKeyMissing, Assert.Throws<AimlMusicException>(() => Connect(key)).Kind);

    [Theory]
    [InlineData("sk-secret 0123456789")]
    [InlineData("sk-secret\r\nX-Evil: 1")]
    [InlineData("sk-secrét")]
    [InlineData("sk-secret\u200b")]
    [InlineData("sk-secret\0")]
    [InlineData("sk-secret\x7f")]
    public void Key_that_no_header_can_carry_is_refused_and_not_shown(string key)
    {
        var failure = Assert.Throws<AimlMusicException>(() => Connect(key));
        Assert.Equal(AimlMusicErrorKind.RequestInvalid, failure.Kind);
        Assert.DoesNotContain("secr", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_is_trimmed()
    {
        await using ScriptedServer server = new(Reply.Json("""{"status":"queued"}"""));
        using AimlMusicConnection connection = new(new() { ApiKey = $" {Key}\r\n", BaseUri = server.BaseUri });

        await new AimlMusicClient(connection).GetGenerationAsync(new() { Id = "a" }, Stop);

        Assert.Contains($"Authorization: Bearer {Key}\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_does_not_expose_its_key()
    {
        using var connection = Connect(Key);
        var type = connection.GetType();
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        var values = type.GetProperties(Public).Select(property => property.GetValue(connection)).Concat(type.GetFields(Public).Select(field => field.GetValue(connection)));

        Assert.All(
            [connection.ToString(), $"{connection}", JsonSerializer.Serialize(connection), .. values.Select(value => value?.ToString() ?? "")],
            text => Assert.DoesNotContain(Key, text, StringComparison.Ordinal));
        Assert.Contains("api.aimlapi.com", JsonSerializer.Serialize(connection), StringComparison.Ordinal);
    }

    private static AimlMusicConnection Connect(string? key, string? baseUri = null) =>
        new(new() { ApiKey = key, BaseUri = baseUri is null ? null : new Uri(baseUri, UriKind.RelativeOrAbsolute) });
}
