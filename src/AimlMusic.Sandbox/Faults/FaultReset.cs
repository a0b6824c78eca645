namespace AimlMusic.Sandbox;

/// <summary>When the connection is reset.</summary>
public enum FaultReset
{
    /// <summary>Before the request was taken: nothing is charged.</summary>
    Before,

    /// <summary>After the request was taken: a submit is charged, and nobody is told.</summary>
    After,
}
