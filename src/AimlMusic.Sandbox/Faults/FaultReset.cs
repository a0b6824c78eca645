namespace AimlMusic.Sandbox;

/// <summary>The time of a reset of the connection.</summary>
public enum FaultReset
{
    /// <summary>Before the request is accepted: nothing is charged.</summary>
    Before,

    /// <summary>After the request is accepted: a submit is charged, and the client gets no answer.</summary>
    After,
}
