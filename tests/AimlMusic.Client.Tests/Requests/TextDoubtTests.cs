namespace AimlMusic.Tests.Requests;

/// <summary>What plainly is not to be sung, though it could be.</summary>
public sealed class TextDoubtTests
{
    [Theory]
    [InlineData(@"{\rtf1\ansi Morning light}", "RTF")]
    [InlineData("<!DOCTYPE html>\n<p>Morning light", "HTML or XML")]
    [InlineData("<?xml version=\"1.0\"?><song/>", "HTML or XML")]
    [InlineData("{\n  \"Title\": \"Morning\",\n  \"Lyrics\": \"Morning light\"\n}", "JSON")]
    [InlineData("[{\"Title\":\"Morning\"}]", "JSON")]
    [InlineData("---\ntitle: Morning\ntags: [folk]\n---\nMorning light", "a text with YAML front matter")]
    [InlineData("---\r\ntitle: Morning\r\n...\r\nMorning light", "a text with YAML front matter")]
    [InlineData("Title,Prompt,Lyrics\nMorning,slow folk,Morning light", "a table (CSV)")]
    [InlineData("title;lyrics\nMorning;Morning light", "a table (CSV)")]
    [InlineData("Name\tModel\nMorning\tstable-audio", "a table (CSV)")]
    [InlineData("\"Lyrics\",\"Prompt\"\n\"[Verse]\nMorning light\",\"slow folk\"", "a table (CSV)")]
    [InlineData("#TYPE System.Object\n\"a\"\n\"b\"", "a table (CSV)")]
    [InlineData("\"Name\",\"Text\"\n\"Morning\",\"Morning light\"", "a table (CSV)")]
    [InlineData("song.txt", "the path of a file")]
    [InlineData("song.txt\n\nother.txt\n", "the path of a file")]
    public void Doubtful_text_is_reported_with_what_it_resembles(string text, string looks)
    {
        var doubt = Assert.Single(TextDoubts.Find(new() { Lyrics = text }, name => name.EndsWith(".txt", StringComparison.Ordinal)));

        Assert.Equal(("Lyrics", looks), (doubt.Field, doubt.Looks));
        Assert.StartsWith($"Lyrics looks like {looks}, and would be paid for as it is. ", doubt.ToString(), StringComparison.Ordinal);
        Assert.Equal("Prompt", Assert.Single(TextDoubts.Find(new() { Prompt = text }, name => name.EndsWith(".txt", StringComparison.Ordinal))).Field);
    }

    [Theory]
    [InlineData(@"\\server\share\song.txt")]
    [InlineData("//server/share/song.txt")]
    public void File_of_another_machine_is_not_accessed(string text) =>
        Assert.Equal("the path of a file that does not exist", Assert.Single(TextDoubts.Find(new() { Lyrics = text }, _ => throw new InvalidOperationException("It was accessed."))).Looks);

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    [InlineData("[Verse]\nRow, row, row your boat\nGently, gently, down the stream")]
    [InlineData("[]")]
    [InlineData("[1, 2, 3]\nI count for thee")]
    [InlineData("{softly} Morning light")]
    [InlineData("---\nMorning light\n---\nAll the world")]
    [InlineData("---\nTitle: Morning\nAll the world")]
    [InlineData("The title, and the model of the car\nwe drove, and drove")]
    [InlineData("Lyrics, she said\nI have none")]
    [InlineData("\"Yes\", she said\n\"No\", said he")]
    [InlineData("<3 is what I feel")]
    [InlineData("song.txt\nis what I sing")]
    public void Lyrics_raise_no_doubt(string? text) =>
        Assert.Empty(TextDoubts.Find(new() { Lyrics = text, Prompt = text }, name => name.EndsWith(".txt", StringComparison.Ordinal)));
}
