namespace AimlMusic.Tests.Http;

public sealed class AddressTests
{
    [Theory]
    [InlineData("906aec79-b0af-40c4-adae-15e6c4410e29:minimax-music", "906aec79-b0af-40c4-adae-15e6c4410e29%3Aminimax-music")]
    [InlineData("60ac7c34:elevenlabs/eleven_music", "60ac7c34%3Aelevenlabs%2Feleven_music")]
    [InlineData("-starts_like-a-switch", "-starts_like-a-switch")]
    [InlineData("100%&x=1#a?b+c d", "100%25%26x%3D1%23a%3Fb%2Bc%20d")]
    [InlineData("../../v1/models", "..%2F..%2Fv1%2Fmodels")]
    [InlineData("%2F", "%252F")]
    [InlineData("söng月", "s%C3%B6ng%E6%9C%88")]
    public async Task Id_of_any_characters_is_escaped(string id, string escaped)
    {
        await using ScriptedServer server = new(Reply.Json("""{"status":"queued"}"""));
        using ScriptedFixture scripted = new(server);

        var song = await scripted.Client.GetGenerationAsync(new() { Id = id }, Stop);

        Assert.Equal(id, song.Id);
        Assert.StartsWith($"GET /v2/generate/audio?generation_id={escaped} HTTP/1.1\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_every_style_come_back_from_the_service_that_gave_them()
    {
        await using var sandbox = await SandboxFixture.StartAsync();

        foreach (var request in SampleRequests.Plain.Values)
        {
            var song = await sandbox.Submitter.SubmitAsync(request, Stop);
            Assert.Equal((song.Id, GenerationStatus.Queued), ((await sandbox.Client.GetGenerationAsync(new() { Id = song.Id }, Stop)).Id, song.Status));
        }

        Assert.Contains((await sandbox.AccountAsync()).Charges, charge => charge.Id.Contains('/', StringComparison.Ordinal));
        Assert.Contains((await sandbox.AccountAsync()).Charges, charge => charge.Id.StartsWith('-'));
    }

    [Fact]
    public async Task Base_uri_path_is_preserved()
    {
        await using ScriptedServer server = new(Reply.Json("""{"id":"a","status":"queued"}"""));
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = new Uri(server.BaseUri, "gateway/aiml") });

        await new AimlMusicClient(connection).SubmitAsync(SampleRequests.Short, "request-1", Stop);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /gateway/aiml/v2/generate/audio HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("X-Client-Request-Id: request-1\r\n", request, StringComparison.Ordinal);
    }
}
